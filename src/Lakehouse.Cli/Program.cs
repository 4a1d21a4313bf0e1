using Lakehouse.Cli;

using var signals = new Signals();
return Application.Run(args, Terminal.OfProcess(), TimeProvider.System, signals);
