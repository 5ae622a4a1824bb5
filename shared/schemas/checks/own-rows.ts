import { ADVANCED } from '#shared/catalogue/rows/chip-export.ts'
import type { Problem } from '../problem.ts'
import type { Draft } from './draft.ts'
import { missing } from './keys.ts'
import { checkOwnContractTypes, checkOwnCooling } from './own-cooling.ts'
import { targetOf } from './targets.ts'

type Spread = { readonly low: number; readonly high: number }
const disordered = (path: string, range: (Spread & { readonly mid: number }) | null): readonly Problem[] =>
	range === null || (range.low <= range.mid && range.mid <= range.high)
		? []
		: [{ path, message: 'expected low ≤ mid ≤ high' }]

/** A mixture of experts whose routing cannot be. */
function modelProblems(draft: Draft): readonly Problem[] {
	const chips = targetOf(draft, 'chips')
	const hosts = new Set([...chips.known, ...draft.catalogue.referenceAccelerators.map(({ id }) => id)])
	return draft.own.models.flatMap((row, index) => {
		const path = `catalogue.models[${index}]`
		const routed = row.topK !== null && row.experts !== null && row.topK > row.experts
		const active = row.activeParamsB !== null && row.totalParamsB !== null && row.activeParamsB > row.totalParamsB
		return [
			...(routed ? [{ path: `${path}.topK`, message: `expected at most experts, ${row.experts}` }] : []),
			...(active
				? [{ path: `${path}.activeParamsB`, message: `expected at most totalParamsB, ${row.totalParamsB}` }]
				: []),
			...missing({ ...chips, known: hosts, path: `${path}.job.chip`, key: row.job?.chip ?? null }),
		]
	})
}

/** Export rules name chips, or all of the advanced tier. */
function exportProblems(draft: Draft): readonly Problem[] {
	const chips = targetOf(draft, 'chips')
	const known = new Set([...chips.known, ADVANCED])
	return draft.own.chipExport.flatMap((row, index) => {
		const path = `catalogue.chipExport[${index}]`
		return [
			...missing({ ...chips, known, path: `${path}.chips`, key: row.chips }),
			...(row.exceptions ?? []).flatMap((key, at) => missing({ ...chips, path: `${path}.exceptions[${at}]`, key })),
		]
	})
}

/** The plan's own rows agree with themselves and with the tables they name. */
export function checkOwnRows(draft: Draft): readonly Problem[] {
	const regions = targetOf(draft, 'gridRegions')
	return [
		...draft.own.chips.flatMap((row, index) => [
			...disordered(`catalogue.chips[${index}].priceUsd`, row.priceUsd),
			...disordered(`catalogue.chips[${index}].leadWeeks`, row.leadWeeks),
		]),
		...modelProblems(draft),
		...checkOwnCooling(draft),
		...checkOwnContractTypes(draft),
		...draft.own.climates.flatMap((row, index) =>
			missing({ ...regions, path: `catalogue.climates[${index}].gridRegion`, key: row.gridRegion }),
		),
		...draft.own.gridAnchors.flatMap((row, index) =>
			missing({ ...regions, path: `catalogue.gridAnchors[${index}].gridRegion`, key: row.gridRegion }),
		),
		...exportProblems(draft),
	]
}
