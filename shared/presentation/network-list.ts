import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { ListEntry, NamedList } from './layer-page.ts'
import { compact, count } from './wording/figures.ts'

type Site = PlanFile['sites'][number]

/** Switches, cables and storage of every site that has ordered accelerators; null where none has. */
export function networkList(plan: PlanFile, result: PlanResult): NamedList | null {
	const entries = plan.sites.flatMap((site) => entriesOf(site, result))
	if (entries.length === 0) return null
	return {
		title: 'Network and storage',
		sub: 'A non-blocking fabric of 64-port switches and its storage, once all orders stand',
		entries,
	}
}

function entriesOf({ id, name }: Site, result: PlanResult): readonly ListEntry[] {
	const network = result.sites[id]?.network
	if (network === undefined || network.leafSwitches === 0) return []
	const { leafSwitches, spineSwitches, coreSwitches, cables, optics, storagePB, readGBps } = network
	const switches = leafSwitches + spineSwitches + coreSwitches
	const tiers = coreSwitches > 0 ? `, ${count(coreSwitches)} core` : ''
	const entry = (quantity: string, of: { readonly title: string; readonly note: string; readonly text: string }) => ({
		key: `${id}/${quantity}`,
		status: null,
		title: `${name}: ${of.title}`,
		note: of.note,
		value: '',
		open: { text: of.text, why: { quantity, scope: `site:${id}`, month: null } },
	})
	return [
		entry('network.leafSwitches', {
			title: `${count(switches)} switches`,
			note: `${count(leafSwitches)} leaf, ${count(spineSwitches)} spine${tiers}`,
			text: `${count(leafSwitches)} leaf`,
		}),
		entry('network.optics', {
			title: `${count(cables)} cables`,
			note: 'Two optics a cable where none is copper',
			text: `${count(optics)} optics`,
		}),
		entry('network.storagePB', {
			title: 'storage',
			note: `${compact(readGBps)} GB/s of reads`,
			text: `${compact(storagePB)} PB`,
		}),
	]
}
