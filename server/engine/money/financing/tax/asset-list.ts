import { locationOf } from '../../../places/places.ts'
import type { EngineWorld } from '../../../world.ts'
import { termsInWords } from '../terms.ts'
import type { TaxAsset } from './depreciation.ts'
import type { TaxClass } from './tax-schedules.ts'

/** Tables at sites in the United States, straight line elsewhere, unless the plan says which. */
function byTables({ model }: EngineWorld, siteId: string): boolean {
	const { depreciation: stated } = termsInWords(model)
	if (stated !== null) return stated === 'macrs'
	const site = model.plan.sites.find(({ id }) => id === siteId)
	return site !== undefined && locationOf({ site, catalogue: model.catalogue }).country === 'US'
}

/** All that is bought, as it is written off: by the tables of its usual class where its site goes by tables. */
export class Assets {
	readonly list: TaxAsset[] = []
	readonly #byTables = new Map<string, boolean>()

	constructor(world: EngineWorld) {
		for (const { id } of world.model.plan.sites) this.#byTables.set(id, byTables(world, id))
	}

	add(siteId: string, usual: TaxClass, { costUsd, paidUsd, service, lifeMonths }: Omit<TaxAsset, 'taxClass'>): void {
		if (costUsd === 0 && paidUsd === 0) return
		const taxClass = usual === 'none' || this.#byTables.get(siteId) === true ? usual : 'straight_line'
		this.list.push({ costUsd, paidUsd, service, lifeMonths, taxClass })
	}
}
