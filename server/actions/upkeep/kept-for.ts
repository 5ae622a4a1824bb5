const DAY_MS = 86_400_000

/** How long what was deleted can be restored, in days: projects, scenarios, teams. Pages state it. */
export const BIN_DAYS = 30
export const BIN_MS = BIN_DAYS * DAY_MS
