import type { ComponentType } from 'react'

/** A part of the page whose script comes later than the page, once. */
export type Late<P> = { readonly arrived: () => ComponentType<P> | null; readonly fetch: () => Promise<void> }

const drawnByServer: { readonly selector: string; readonly fetch: () => Promise<void> }[] = []

/**
 * A part of its own script. With `selector`, of its outermost element, a server draws it with the page: whoever comes to an
 * address that has it open, or runs no scripts, sees it at once.
 */
export function late<P>(load: () => Promise<{ default: ComponentType<P> }>, selector: string | null = null): Late<P> {
	const script: { part: ComponentType<P> | null } = { part: null }
	const part: Late<P> = {
		arrived: () => script.part,
		fetch: async () => {
			script.part ??= (await load()).default
		},
	}
	if (selector !== null) {
		drawnByServer.push({ selector, fetch: part.fetch })
		if (typeof document === 'undefined') void part.fetch()
	}
	return part
}

/** Fetches the parts that the server has drawn on this page: until they are there, React would draw it otherwise. */
export async function fetchDrawn(): Promise<void> {
	const drawn = drawnByServer.filter(({ selector }) => document.querySelector(selector) !== null)
	await Promise.all(drawn.map((part) => part.fetch()))
}
