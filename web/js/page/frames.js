// The four frames by the names that commands and links have, and what readers call them.
import { translatable } from '../words.js';

export const kFrames = translatable({
  'your-code': 'Your code',
  threads: 'Threads',
  cores: 'Cores',
  'whole-system': 'Whole system',
});
