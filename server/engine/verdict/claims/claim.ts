import type { LossCause } from '#shared/result/verdict-result.ts'
import type { Layer } from '#shared/layers.ts'

/** What holds back so many megawatts of a month. */
export type Claim = {
	readonly layer: Layer
	readonly cause: LossCause
	/** key of the schedule, of a workload or an application; null: of the whole site */
	readonly item: string | null
	readonly mw: number
}

/** Each takes what it holds back of what is still missing; what none does is laid on the last. Rule vV4. */
export function shared(claims: readonly Claim[], missingMW: number, rest: Omit<Claim, 'mw'>): readonly Claim[] {
	const taken: Claim[] = []
	let left = missingMW
	for (const claim of claims) {
		const mw = Math.min(left, claim.mw)
		if (mw <= LEAST_MW) continue
		taken.push(ofClaim(claim, mw))
		left -= mw
	}
	const last = left > LEAST_MW ? undefined : taken.pop()
	// What is less than a watt goes with the last, so that the sum is whole.
	if (last) taken.push(ofClaim(last, last.mw + left))
	else taken.push(ofClaim(rest, taken.length > 0 ? left : missingMW))
	return taken
}

const ofClaim = ({ layer, cause, item }: Omit<Claim, 'mw'>, mw: number): Claim => ({ layer, cause, item, mw })

const LEAST_MW = 1e-9
