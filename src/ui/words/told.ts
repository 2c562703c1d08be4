/** What became of something that was pressed, in a sentence. */
export interface Told {
  readonly tone: 'running' | 'good' | 'bad' | 'open';
  readonly text: string;
}
