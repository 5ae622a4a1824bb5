import type { Buildout } from '#shared/result.ts'
import { largest } from '../figures/series.ts'

const EVEN = 1e-9

/** What a build is measured by, in words: the target that is stated, or, where none is, what all its chips draw. */
export function aimOf(sites: readonly { readonly buildout: Buildout }[]): string {
	const isChips = ({ buildout: { targetItMW, itMW } }: { readonly buildout: Buildout }) =>
		Math.abs(targetItMW - (largest(itMW.chips)?.value ?? 0)) <= EVEN * targetItMW
	return sites.every(isChips) ? 'what all chips draw' : 'the target'
}
