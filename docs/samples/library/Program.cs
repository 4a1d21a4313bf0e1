// Runs each sample; they read the lake that 'lakehouse generate casino --scale demo' made in this folder.
Worlds.Run();
Table.Run();
Questions.Run();
Log.Run();
Texts.Run();
