import { formatFigure } from '#shared/units/format.ts'
import type { Odds } from './use-odds.ts'

const whole = (figure: number) => formatFigure(figure, { whole: true })

type DrawsProgress = { readonly done: number; readonly of: number }

/** Where figures of odds stand beside others: of how many draws they are, until all are done. Empty then. */
export function drawsSoFar(progress: DrawsProgress | null): string {
	if (progress === null || progress.done >= progress.of) return ''
	return `after ${whole(progress.done)} of ${whole(progress.of)} draws`
}

/** The same of odds that are followed: also since when they are of the plan before the last edit, and that the first are coming. */
export function drawsBeside(
	{ shown, stale, running, since }: Pick<Odds, 'shown' | 'stale' | 'running' | 'since'>,
	progress: DrawsProgress | null,
): string {
	const soFar = drawsSoFar(progress)
	const from = stale && since !== '' ? `from ${since}` : ''
	const parts = [from, soFar].filter((part) => part !== '')
	return parts.length === 0 && running && shown === null && progress === null ? 'drawing…' : parts.join(', ')
}

/** What the page of the odds says of them, where they are all there is. */
export function drawsText({ shown, running, stale, since }: Odds): string {
	const progress = shown?.view?.progress ?? null
	const from = stale && since !== '' ? `from ${since}` : ''
	if (running && progress !== null && !stale && progress.done < progress.of)
		return `${whole(progress.done)} of ${whole(progress.of)} draws`
	if (running) return from === '' ? 'running…' : `${from}, running…`
	return from === '' && progress !== null ? `${whole(progress.done)} draws` : from
}
