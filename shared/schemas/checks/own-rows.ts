import { ADVANCED } from '#shared/catalogue/rows/chip-export.ts'
import type { Problem } from '../problem.ts'
import type { Draft } from './draft.ts'
import { missing } from './keys.ts'
import { targetOf } from './targets.ts'

type OwnCooling = Draft['own']['coolingTechnologies'][number]
/** Own kinds of contract are made of machines that exist. */
function checkOwnContractTypes(draft: Draft): readonly Problem[] {
	const equipment = targetOf(draft, 'equipment')
	return draft.own.powerContractTypes.flatMap((row, index) =>
		(['machine', 'stepUp'] as const).flatMap((part) =>
			missing({ ...equipment, path: `catalogue.powerContractTypes[${index}].${part}`, key: row[part] }),
		),
	)
}

const TABLES = ['designPue', 'peakPue', 'wueLPerKWhIT', 'monthlyDesignPue', 'monthlyWueLPerKWhIT'] as const

/** A plant that evaporates water says how much; it has no table to read. */
function waterProblems(row: OwnCooling, path: string): readonly Problem[] {
	const wet = row.parameters.kind === 'dec' || row.parameters.sink === 'wb'
	if (!wet || row.wueLPerKWhIT !== null) return []
	const message = 'required: this plant evaporates water'
	return [
		{ path: `${path}.wueLPerKWhIT`, message, mend: 'Give liters per kWh of IT, as one figure or low, best, high.' },
	]
}

/** Own cooling technologies name machines, a chain and a year that exist; own climates name technologies that do. */
function checkOwnCooling(draft: Draft): readonly Problem[] {
	const cooling = targetOf(draft, 'coolingTechnologies')
	const chains = targetOf(draft, 'electricalChains')
	const equipment = targetOf(draft, 'equipment')
	const rows = draft.own.coolingTechnologies.flatMap((row, index) => {
		const path = `catalogue.coolingTechnologies[${index}]`
		return [
			...missing({ ...chains, path: `${path}.parameters.chain`, key: row.parameters.chain }),
			...missing({ ...cooling, path: `${path}.yearLike`, key: row.yearLike }),
			...Object.entries(row.machines ?? {}).flatMap(([part, key]) =>
				part === 'roomPer' ? [] : missing({ ...equipment, path: `${path}.machines.${part}`, key }),
			),
			...waterProblems(row, path),
		]
	})
	const climates = draft.own.climates.flatMap((row, index) =>
		TABLES.flatMap((table) =>
			Object.keys(row[table] ?? {}).flatMap((key) =>
				missing({ ...cooling, path: `catalogue.climates[${index}].${table}.${key}`, key }),
			),
		),
	)
	return [...rows, ...climates]
}

type LowHigh = { readonly low: number; readonly high: number }
const disordered = (path: string, range: (LowHigh & { readonly mid: number }) | null): readonly Problem[] =>
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
