/** A verdict names its cause by id. */

import type { Cause } from '../../engine/cause.ts';
import { causes } from '../../engine/causes/index.ts';

const byId = new Map(causes.map((cause) => [cause.meta.id, cause]));

export const causeById = (id: string): Cause | undefined => byId.get(id);

/** For lists: the cause's own title, without the finding's parameters. */
export const titleOf = (id: string): string => byId.get(id)?.meta.title ?? (id === '' ? 'Cause not found' : id);

/** Some cause's id has this in it. */
export const isCause = (part: string): boolean => causes.some(({ meta }) => meta.id.includes(part));
