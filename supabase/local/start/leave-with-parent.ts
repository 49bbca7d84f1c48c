/** Preloaded into child processes: they end when the program that started them is gone, however it went. */
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
