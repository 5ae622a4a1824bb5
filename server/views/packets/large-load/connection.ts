import type { LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { assumed } from '../packet.ts'
import { said, statedNumber, statedText } from '../stated.ts'

type Site = PlanFile['sites'][number]
type Transformers = Pick<LargeLoadSite['connection'], 'allTransformersMVA' | 'withoutLargestMVA' | 'withoutLargestMW'>

/** All of them, and with the largest out of service. */
function transformersOf({ transformers }: Site['interconnection'], powerFactor: number): Transformers {
	if (transformers.length === 0) return { allTransformersMVA: null, withoutLargestMVA: null, withoutLargestMW: null }
	const all = transformers.reduce((sum, { MVA, count }) => sum + MVA * count, 0)
	const left = all - Math.max(...transformers.map(({ MVA }) => MVA))
	return { allTransformersMVA: all, withoutLargestMVA: left, withoutLargestMW: left * powerFactor }
}

/** What a single-line diagram is drawn from. */
export function connectionOf(plan: PlanFile, site: Site): Omit<LargeLoadSite['connection'], 'transformerRemark'> {
	const { interconnection } = site
	const powerFactor = assumed(plan, 'powerFactor', site.id)
	return {
		connectionPoint: said(interconnection.connectionPoint),
		voltageKV: interconnection.voltageKV,
		limitMW: interconnection.limitMW,
		transformers: interconnection.transformers.map(({ MVA, count }) => ({ MVA, count })),
		spareTransformers: statedNumber(interconnection.spareTransformers, 'sites', 'interconnection.spareTransformers'),
		...transformersOf(interconnection, powerFactor),
		powerFactor,
		redundancy: statedText(site.redundancy, 'sites', 'redundancy'),
		supplyRedundancy: statedText(site.supplyRedundancy, 'sites', 'supplyRedundancy'),
		rideThrough: interconnection.rideThrough,
		powerQuality: said(interconnection.powerQuality),
		otherRequestsMW: interconnection.otherRequestsMW,
		exportLimitMW: statedNumber(site.exportLimitMW, 'sites', 'exportLimitMW'),
	}
}
