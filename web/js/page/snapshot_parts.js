// Parts of a snapshot; web/app/snapshot.hpp has the same.
export const kDocumentPart = 1;
export const kRunsPart = 2;
export const kViewPart = 4;
export const kPicturePart = 8;
export const kStudiesPart = 16;
export const kFormPart = 32;
export const kAroundPart = 64;
export const kTasksPart = 128;
export const kTextPart = 256;
export const kAllParts = 447;
