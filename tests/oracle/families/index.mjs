// Which family converts which `semantics`; the sections that these keys name are the sources' own rules.
import { classic } from './classic.mjs';
import { coordination } from './coordination.mjs';
import { levels } from './levels.mjs';
import { queueing } from './queueing.mjs';
import { real_time_families } from './real_time.mjs';
import { shares } from './shares.mjs';
import { slices } from './slices.mjs';
import { textbook } from './textbook.mjs';

/** @type {Record<string, import('../conversion.mjs').Convert>} */
export const kFamilies = {
  ...textbook,
  ...classic,
  ...levels,
  ...slices,
  ...coordination,
  ...real_time_families,
  ...shares,
  ...queueing,
};
