import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { figuresFrom } from '../figures/figure.ts'
import type { NamedList } from '../pages/layer-page.ts'
import { figureEntry, unlessEmpty } from './list-entry.ts'
import { compact, count } from '#shared/formats/figures.ts'

/** Switches, cables and storage of every site that has ordered accelerators; null where none has. */
export function networkList(plan: PlanFile, result: PlanResult): NamedList | null {
	const { figure } = figuresFrom({ plan, result })
	const entries = plan.sites.flatMap(({ id, name }) => {
		const network = result.sites[id]?.network
		if (network === undefined || network.leafSwitches === 0) return []
		const { leafSwitches, spineSwitches, coreSwitches, cables, readGBps } = network
		const tiers = coreSwitches > 0 ? `, ${count(coreSwitches)} core` : ''
		const of = `site:${id}`
		return [
			figureEntry(figure('network.leafSwitches', { of, as: (leaf) => `${count(leaf)} leaf` }), {
				title: `${name}: ${count(leafSwitches + spineSwitches + coreSwitches)} switches`,
				note: `${count(leafSwitches)} leaf, ${count(spineSwitches)} spine${tiers}`,
			}),
			figureEntry(figure('network.optics', { of, as: (optics) => `${count(optics)} optics` }), {
				title: `${name}: ${count(cables)} cables`,
				note: 'Two optics per cable, none copper',
			}),
			figureEntry(figure('network.storagePB', { of, as: (held) => `${compact(held)} PB` }), {
				title: `${name}: storage`,
				note: `${compact(readGBps)} GB/s read`,
			}),
		]
	})
	return unlessEmpty({
		title: 'Network and storage',
		sub: 'A non-blocking fabric of 64-port switches and its storage, with all orders installed',
		entries,
	})
}
