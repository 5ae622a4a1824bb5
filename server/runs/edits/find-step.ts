import type { StepRow } from '#server/store/rows/changes.ts'

/** Which way: back over what was done, or forward again over what was taken back. */
export type Way = 'undo' | 'redo'

/**
 * What the log's steps come to. A step that takes back an undo does again what was done; a step is taken back at most
 * once, since doing it again is a step of its own.
 */
export function readSteps(steps: readonly StepRow[]) {
	const byNumber = new Map(steps.map((row) => [row.step, row]))
	const takenBack = new Set(steps.map(({ undoes }) => undoes))
	const isUndo = ({ undoes }: StepRow): boolean => {
		if (undoes === null) return false
		const target = byNumber.get(undoes)
		return target === undefined || !isUndo(target)
	}
	/** whether what the step did still holds: neither taken back nor a taking back */
	const holds = (row: StepRow) => !takenBack.has(row.step) && !isUndo(row)
	return { byNumber, takenBack, isUndo, holds }
}

/**
 * The actor's own steps that can be taken in a way, the next one first, or the one of this number. One that others have replaced
 * since is passed over for the one behind it.
 */
export function findSteps(
	steps: readonly StepRow[],
	{ userId, way, step }: { userId: string; way: Way; step?: number | undefined },
): readonly StepRow[] {
	const { takenBack, isUndo, holds } = readSteps(steps)
	const own = steps.filter((row) => row.userId === userId && row.action !== 'create')
	if (way === 'undo') return own.filter((row) => holds(row) && (step === undefined || row.step === step))
	// A new edit begins a new line: what was taken back before it is not done again.
	const anew = own.findIndex((row) => row.undoes === null)
	return own.slice(0, anew < 0 ? own.length : anew).filter((row) => isUndo(row) && !takenBack.has(row.step))
}
