import { at, item } from '../../cells.ts'
import { softwareMaturity } from '../../layers/chips/maturity.ts'
import { spareAccelerators } from '../../layers/chips/spares.ts'
import type { Replica } from '../../layers/models/replica.ts'
import type { BalanceApplication, BalanceInput, ChipKind } from '../types.ts'
import type { InferenceWorkload } from '../workloads/workload-types.ts'

export type AskedInput = Pick<BalanceInput, 'maturity' | 'spareShare'> & {
	/** of accelerators, the least of all sites: a replica is sized once for all of them */
	readonly availability: number
}

/** Of a workload's months the one that asks for most, and what it asks for. */
type LargestAsk = { readonly month: number; readonly tokensPerSecond: number }

/** Before price and releases, which are known only once all is sized. Rules A2, A4. */
export function largestAsk(
	{ claims }: Pick<InferenceWorkload, 'claims'>,
	{ applications }: { readonly applications: readonly Pick<BalanceApplication, 'demand'>[] },
): LargestAsk {
	const asked = claims.map(({ application, share }) => ({
		peak: item(applications, application).demand.peakTokensPerSecond,
		share,
	}))
	let most: LargestAsk = { month: 0, tokensPerSecond: 0 }
	for (let month = 0; month < (asked[0]?.peak.length ?? 0); month++) {
		const tokensPerSecond = asked.reduce((total, { peak, share }) => total + share * at(peak, month), 0)
		if (tokensPerSecond > most.tokensPerSecond) most = { month, tokensPerSecond }
	}
	return most
}

type AskedOf = {
	readonly workload: Pick<InferenceWorkload, 'tokensPerSecondPerAccelerator' | 'targetUtilisation'>
	readonly kind: Pick<ChipKind, 'availableFromMonth'> & { readonly chip: Pick<ChipKind['chip'], 'acceleratorsPerNode'> }
	readonly most: LargestAsk
	readonly input: AskedInput
}

/** Whole replicas of a width for the largest month, and their spares; 0 where nothing is asked. Rules lP33, B4, C5. */
export function acceleratorsAsked(
	{
		accelerators: width,
		tokensPerSecondPerAccelerator,
	}: Pick<Replica, 'accelerators' | 'tokensPerSecondPerAccelerator'>,
	{ workload, kind, most, input }: AskedOf,
): number {
	const isMeasured = workload.tokensPerSecondPerAccelerator !== null
	const maturity = isMeasured ? 1 : softwareMaturity(most.month - kind.availableFromMonth, input.maturity)
	const each = width * tokensPerSecondPerAccelerator * workload.targetUtilisation * input.availability * maturity
	if (most.tokensPerSecond <= 0 || each <= 0) return 0
	const accelerators = Math.ceil(most.tokensPerSecond / each) * width
	const { acceleratorsPerNode } = kind.chip
	return accelerators + spareAccelerators({ accelerators, spareShare: input.spareShare, acceleratorsPerNode })
}
