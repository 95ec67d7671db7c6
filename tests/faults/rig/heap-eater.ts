// Loaded into the server's process by a test (`--import`): at SIGUSR2 it takes memory until there is none left.
process.on('SIGUSR2', () => {
  const eaten: { index: number }[][] = [];
  for (;;) eaten.push(Array.from({ length: 10_000 }, (_, index) => ({ index })));
});
