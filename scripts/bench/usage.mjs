// @ts-check
/** Loaded into a program that is measured (`node --import`): what it took, as its last line on stderr. */

process.on('exit', () => {
  const { maxRSS } = process.resourceUsage();
  process.stderr.write(`\n${JSON.stringify({ ms: Math.round(performance.now()), peakMegabytes: Math.round(maxRSS / 1024) })}\n`);
});
