/** Operations one after the other, each when the one before has ended, whatever became of it. */

export function oneAtATime(): <Result>(operation: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (operation) => {
    const run = last.then(operation);
    last = run.catch(() => undefined);
    return run;
  };
}
