import type { Problem } from '../problem.ts'
import type { Draft } from './draft.ts'
import { missing } from './keys.ts'
import { targetOf } from './targets.ts'

type OwnCooling = Draft['own']['coolingTechnologies'][number]
/** Own kinds of contract are made of machines that exist. */
export function checkOwnContractTypes(draft: Draft): readonly Problem[] {
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
		{ path: `${path}.wueLPerKWhIT`, message, mend: 'Give litres per kWh of IT, as one figure or low, best, high.' },
	]
}

/** Own cooling technologies name machines, a chain and a year that exist; own climates name technologies that do. */
export function checkOwnCooling(draft: Draft): readonly Problem[] {
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
