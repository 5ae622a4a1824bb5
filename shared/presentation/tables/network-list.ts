import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ResultKey } from '#shared/document/keys.ts'
import { type Figures, figuresFrom } from '../figures/figure.ts'
import type { ListEntry, NamedList } from '../pages/layer-page.ts'
import { compact, count } from '../wording/figures.ts'

type Site = PlanFile['sites'][number]

/** Switches, cables and storage of every site that has ordered accelerators; null where none has. */
export function networkList(plan: PlanFile, result: PlanResult): NamedList | null {
	const figures = figuresFrom({ plan, result })
	const entries = plan.sites.flatMap((site) => entriesOf(site, result, figures))
	if (entries.length === 0) return null
	return {
		title: 'Network and storage',
		sub: 'A non-blocking fabric of 64-port switches and its storage, once all orders stand',
		entries,
	}
}

function entriesOf({ id, name }: Site, result: PlanResult, { figure }: Figures): readonly ListEntry[] {
	const network = result.sites[id]?.network
	if (network === undefined || network.leafSwitches === 0) return []
	const { leafSwitches, spineSwitches, coreSwitches, cables, readGBps } = network
	const switches = leafSwitches + spineSwitches + coreSwitches
	const tiers = coreSwitches > 0 ? `, ${count(coreSwitches)} core` : ''
	const entry = (
		key: ResultKey,
		of: { readonly title: string; readonly note: string; readonly as: (value: number) => string },
	) => ({
		key: `${id}/${key}`,
		status: null,
		title: `${name}: ${of.title}`,
		note: of.note,
		value: '',
		open: figure(key, { of: `site:${id}`, as: of.as }),
	})
	return [
		entry('network.leafSwitches', {
			title: `${count(switches)} switches`,
			note: `${count(leafSwitches)} leaf, ${count(spineSwitches)} spine${tiers}`,
			as: (leaf) => `${count(leaf)} leaf`,
		}),
		entry('network.optics', {
			title: `${count(cables)} cables`,
			note: 'Two optics a cable where none is copper',
			as: (optics) => `${count(optics)} optics`,
		}),
		entry('network.storagePB', {
			title: 'storage',
			note: `${compact(readGBps)} GB/s of reads`,
			as: (held) => `${compact(held)} PB`,
		}),
	]
}
