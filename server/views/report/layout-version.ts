/**
 * Raised where the same figures are set on paper otherwise. An issue keeps the one it was drawn in: drawn again in another, it
 * differs though the engine is the same, and says so. 1: DRAFT across each page. 2: DRAFT in its head. 3: odds. 4: papers of
 * one reader each, captions. 5: odds in requests and packets, what is worth knowing, debt drawn in the waterfall, schedules no
 * wider than their bars.
 */
export const LAYOUT_VERSION = 5
/** Of issues from before it was kept. */
export const FIRST_LAYOUT = 1
