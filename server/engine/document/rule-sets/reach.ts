import type { RuleSet } from '#shared/catalogue/types.ts'
import type { RuleSetResult } from '#shared/result/rule-result.ts'
import type { SiteFacts } from './site-facts.ts'

/** Just below a threshold is this much of it. */
const NEAR = 0.8

/** Where a rule set holds: in its grid regions, and in its countries. */
const isOfPlace = ({ gridRegions, countries }: RuleSet, { gridRegion, country }: SiteFacts): boolean =>
	gridRegions.includes(gridRegion) || countries.includes(country)

/** The threshold in megawatts: at a known voltage up to the row’s, the lower one. */
function thresholdOf(set: RuleSet, voltageKV: number | null): number | null {
	const isLow = voltageKV !== null && set.thresholdKV !== null && voltageKV <= set.thresholdKV
	return isLow ? (set.lowVoltageThresholdMW ?? set.thresholdMW) : set.thresholdMW
}

/** Part of the threshold that the site comes to, the least where there are two; 1 where none is stated. */
function partReached(set: RuleSet, at: SiteFacts): number {
	const MW = set.thresholdOf === 'it' ? at.itMW : at.meterMW
	const parts = [
		{ has: MW, least: thresholdOf(set, at.site.interconnection.voltageKV) },
		{ has: at.accelerators, least: set.thresholdAccelerators },
	]
	return Math.min(1, ...parts.flatMap(({ has, least }) => (least === null || least === 0 ? [] : [has / least])))
}

/** Whether a site falls under a rule set, comes close, or neither (null). Rule lP42. */
export function reachOf(set: RuleSet, at: SiteFacts): RuleSetResult['reach'] | null {
	if (!isOfPlace(set, at)) return null
	const part = partReached(set, at)
	if (part >= 1) return 'applies'
	return part >= NEAR ? 'near' : null
}
