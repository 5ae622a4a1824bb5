/** A task of a schedule from elsewhere, in calendar months. */
export type Task = {
	/** the item of the plan it stands for; null where it does not say */
	readonly ref: string | null
	readonly name: string
	readonly start: string
	/** last month of it */
	readonly finish: string
}
export type TasksRead =
	{ readonly ok: true; readonly tasks: readonly Task[] } | { readonly ok: false; readonly problem: string }

/** `2026-03-01T08:00:00` and `2026-03-01 08:00` → `2026-03`; null for anything else. */
export function monthOf(date: string): string | null {
	return /^(\d{4}-(?:0[1-9]|1[0-2]))-\d{2}(?:[T ]|$)/.exec(date)?.[1] ?? null
}
