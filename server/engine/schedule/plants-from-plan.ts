import type { Catalogue } from '#shared/catalogue/tables.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import type { Column } from '../kernel/algorithm-node.ts'
import type { EngineModel } from '../world.ts'
import { reportOf } from './progress/reports.ts'
import type { Plant } from './types.ts'

type PlantColumns = Readonly<Record<'plantLead' | 'contractCapacity' | 'contractStart', Column>>

/** Plants that contracts build at their sites. */
export function plantsOf(model: EngineModel, columns: PlantColumns): readonly Plant[] {
	const kinds = builtKinds(model.catalogue)
	return model.plan.powerContracts.flatMap((contract, index): readonly Plant[] => {
		const packageId = kinds.get(contract.kind)
		// A plan's own row may state half a month; work fills the months it is done in.
		const leadMonths = Math.ceil(columns.plantLead.at(index, 0))
		if (packageId === undefined || leadMonths <= 0) return []
		return [
			{
				id: contract.id,
				site: model.siteIndex.get(contract.siteId) ?? -1,
				packageId,
				capacityMW: columns.contractCapacity.at(index, 0),
				startMonth: Math.round(columns.contractStart.at(index, 0)),
				leadMonths,
				report: reportOf(model, `contract:${contract.id}`),
			},
		]
	})
}

/** The work package of each kind of contract that is built. */
const builtKinds = keptBy(({ powerContractTypes }: Catalogue): ReadonlyMap<string, string> => {
	const kinds = new Map<string, string>()
	for (const { id, workPackage } of powerContractTypes) if (workPackage !== null) kinds.set(id, workPackage)
	return kinds
})
