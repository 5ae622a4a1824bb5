import { TAB } from './page-part.ts'

/** A way to look at what a page shows, with what it comes to. */
export type PageTab = {
	readonly id: string
	readonly name: string
	readonly figure?: string
	/** the list of the plan that is edited in it */
	readonly list?: string
}
export type PageTabs<Tab extends PageTab = PageTab> = readonly [Tab, ...Tab[]]

/** Which of a page's tabs is shown: that of the list whose form is open, else the one asked for, else the first. */
export function openTab<Tab extends PageTab>(tabs: PageTabs<Tab>, search: URLSearchParams): Tab {
	const opened = ['edit', 'add', 'remove', 'row'].map((name) => search.get(name)?.split('/')[0])
	return (
		tabs.find(({ list }) => list !== undefined && opened.includes(list)) ??
		tabs.find(({ id }) => id === search.get(TAB)) ??
		tabs[0]
	)
}

/** The tabs of a page without what stands in them. */
export const namedTabs = (tabs: readonly PageTab[]): readonly PageTab[] =>
	tabs.map(({ id, name, figure }) => ({ id, name, ...(figure !== undefined && { figure }) }))
