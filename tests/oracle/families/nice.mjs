// The weights of the Linux kernel's nice values (kernel/sched/core.c, sched_prio_to_weight), highest first: -20 to 19.
const kWeights = [
  88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916, 9548, 7620, 6100, 4904, 3906, 3121, 2501, 1991,
  1586, 1277, 1024, 820, 655, 526, 423, 335, 272, 215, 172, 137, 110, 87, 70, 56, 45, 36, 29, 23, 18, 15,
];

/** @param {number} weight @returns {number | undefined} the nice value of exactly this weight */
export function nice_of_weight(weight) {
  const index = kWeights.indexOf(weight);
  return index < 0 ? undefined : index - 20;
}
