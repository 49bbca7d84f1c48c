/**
 * Preloaded into child processes: they end when the program that started them is gone, however it went.
 * A grandchild inherits the preload, and its channel belongs to whoever forked it.
 */
if (process.env['MARSHAL_STARTED_BY'] === String(process.ppid)) {
  process.on('disconnect', () => process.exit(1));
  process.channel?.unref();
}
