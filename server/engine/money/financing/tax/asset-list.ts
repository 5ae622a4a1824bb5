import { item } from '../../../cells.ts'
import { locationOf } from '../../../places/places.ts'
import type { EngineWorld } from '../../../world.ts'
import { termsInWords } from '../terms.ts'
import type { TaxAsset } from './depreciation.ts'
import type { TaxClass } from './tax-schedules.ts'

/** Tables at sites in the United States, straight line elsewhere, unless the plan says which. */
function byTables({ model }: EngineWorld, site: number): boolean {
	const { depreciation: stated } = termsInWords(model)
	if (stated !== null) return stated === 'macrs'
	return locationOf({ site: item(model.plan.sites, site), catalogue: model.catalogue }).country === 'US'
}

/** All that is bought, as it is written off: by the tables of its usual class where its site goes by tables. */
export class Assets {
	readonly list: TaxAsset[] = []
	/** by site */
	readonly #byTables: readonly boolean[]

	constructor(world: EngineWorld) {
		this.#byTables = world.model.plan.sites.map((_, site) => byTables(world, site))
	}

	add(site: number, usual: TaxClass, { costUsd, paidUsd, service, lifeMonths }: Omit<TaxAsset, 'taxClass'>): void {
		if (costUsd === 0 && paidUsd === 0) return
		const taxClass = usual === 'none' || this.#byTables[site] === true ? usual : 'straight_line'
		this.list.push({ costUsd, paidUsd, service, lifeMonths, taxClass })
	}
}
