import { sCurve } from './s-curve.ts'

/** Months from the plan’s first in which a package may be worked, in order; null: in all. */
export type WorkWindows = readonly number[] | null

/** Packages on running gear: stated windows are for them. Rule pR3. */
export const WINDOWED_PACKAGES: readonly string[] = ['substation_mv', 'elec_gear', 'commissioning']

type Windowed = { readonly windows?: WorkWindows | undefined }
type WorkWindowsWork = Windowed & { readonly start: number; readonly end: number; readonly shape: number }

/** The last moment up to a time at which work could go on. */
function workableUntil({ windows }: Windowed, time: number): number {
	if (!windows) return time
	let last = -Infinity
	for (const month of windows) {
		if (month >= time) break
		last = Math.min(month + 1, time)
	}
	return last
}

/** Share of a package that its planned curve lets be done by a time, begun so much later: what falls between windows waits. Rule pR3. */
export function workableShare(work: WorkWindowsWork, time: number, later = 0): number {
	const { start, end, shape } = work
	return sCurve((workableUntil(work, time) - start - later) / (end - start), shape)
}

/** The month after the last in which planned work may be done: that of its end, or of the last window, where that is later. */
export function lastWorkable({ windows, end }: Windowed & Pick<WorkWindowsWork, 'end'>): number {
	return Math.ceil(Math.max(end, windows ? (windows.at(-1) ?? end - 1) + 1 : end))
}
