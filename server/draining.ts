import { remembered } from './remembered.ts'

const slot = remembered('draining', (value): value is AbortController => value instanceof AbortController)

/** Fires when Strata begins to shut down: streams that would stay open for hours end on it. */
export function drainSignal(): AbortSignal {
	return drainController().signal
}

export function startDraining(): void {
	drainController().abort()
}

function drainController(): AbortController {
	const known = slot.read()
	if (known !== undefined) return known
	const created = new AbortController()
	slot.write(created)
	return created
}
