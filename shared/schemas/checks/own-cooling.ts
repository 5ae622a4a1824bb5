import type { Problem } from '../problem.ts'
import type { Draft } from './draft.ts'
import { keysOf, missing } from './keys.ts'

type OwnCooling = Draft['own']['coolingTechnologies'][number]
type Known = ReadonlySet<string>

const SEE_COOLING = 'See `strata catalogue coolingTechnologies`.'

function machineProblems(row: OwnCooling, at: { readonly path: string; readonly known: Known }): readonly Problem[] {
	return Object.entries(row.machines ?? {}).flatMap(([part, item]) =>
		itemProblems(part === 'roomPer' ? null : item, { path: `${at.path}.machines.${part}`, known: at.known }),
	)
}

const itemProblems = (key: string | null, at: { readonly path: string; readonly known: Known }) =>
	missing({ ...at, key, noun: 'an item of equipment', see: 'See `strata catalogue equipment`.' })

/** Own kinds of contract are made of machines that exist. */
export function checkOwnContractTypes({ own, catalogue }: Draft): readonly Problem[] {
	const known = keysOf(catalogue.equipment, undefined)
	return own.powerContractTypes.flatMap((row, index) =>
		(['machine', 'stepUp'] as const).flatMap((part) =>
			itemProblems(row[part], { path: `catalogue.powerContractTypes[${index}].${part}`, known }),
		),
	)
}

/** A plant that evaporates water says how much; it has no table to read. */
function waterProblems(row: OwnCooling, path: string): readonly Problem[] {
	const wet = row.parameters.kind === 'dec' || row.parameters.sink === 'wb'
	if (!wet || row.wueLPerKWhIT !== null) return []
	const message = 'required: this plant evaporates water'
	return [
		{ path: `${path}.wueLPerKWhIT`, message, mend: 'Give litres per kWh of IT, as one figure or low, best, high.' },
	]
}

/** Own cooling technologies name machines, a chain and a year that exist; own climates name technologies that do. */
export function checkOwnCooling(draft: Draft): readonly Problem[] {
	const { catalogue, own, writtenRows } = draft
	const cooling = keysOf(catalogue.coolingTechnologies, writtenRows.get('coolingTechnologies'))
	const chains = keysOf(catalogue.electricalChains, undefined)
	const equipment = keysOf(catalogue.equipment, undefined)
	const rows = own.coolingTechnologies.flatMap((row, index) => {
		const path = `catalogue.coolingTechnologies[${index}]`
		return [
			...missing({
				path: `${path}.parameters.chain`,
				key: row.parameters.chain,
				known: chains,
				noun: 'an electrical chain',
				see: 'See `strata catalogue electricalChains`.',
			}),
			...missing({
				path: `${path}.yearLike`,
				key: row.yearLike,
				known: cooling,
				noun: 'a cooling technology',
				see: SEE_COOLING,
			}),
			...machineProblems(row, { path, known: equipment }),
			...waterProblems(row, path),
		]
	})
	return [...rows, ...own.climates.flatMap((row, index) => tableProblems(row, { index, cooling }))]
}

const TABLES = ['designPue', 'peakPue', 'wueLPerKWhIT', 'monthlyDesignPue', 'monthlyWueLPerKWhIT'] as const

function tableProblems(
	row: Draft['own']['climates'][number],
	{ index, cooling }: { readonly index: number; readonly cooling: Known },
): readonly Problem[] {
	return TABLES.flatMap((table) =>
		Object.keys(row[table] ?? {}).flatMap((key) =>
			missing({
				path: `catalogue.climates[${index}].${table}.${key}`,
				key,
				known: cooling,
				noun: 'a cooling technology',
				see: SEE_COOLING,
			}),
		),
	)
}
