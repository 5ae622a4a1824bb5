import { vi } from 'vitest'

/** Where the page is that `openPage` opens. */
export const PAGE_AT = '/p/abilene/energy'

/** A page that has just been opened: no module has asked for anything yet. What is asked of the network is answered so, and noted. */
export function openPage(answer: () => Response) {
	vi.resetModules()
	const sent = vi.fn((_address: string, _init: RequestInit) => Promise.resolve(answer()))
	vi.stubGlobal('window', { location: { href: `http://localhost${PAGE_AT}` }, fetch: sent })
	return sent
}
