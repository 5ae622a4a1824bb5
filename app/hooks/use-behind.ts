import { useSyncExternalStore } from 'react'

/** The loaders whose figures could not be fetched again. */
const behind = new Set<string>()
const listeners = new Set<() => void>()

/** Notes whether what a loader gives is older than what the server holds. */
export function noteBehind(name: string, is: boolean): void {
	if (is) behind.add(name)
	else behind.delete(name)
	for (const heard of listeners) heard()
}

function listen(heard: () => void): () => void {
	listeners.add(heard)
	return () => void listeners.delete(heard)
}

/** Whether the page shows figures that could not be renewed. */
export const useBehind = () =>
	useSyncExternalStore(
		listen,
		() => behind.size > 0,
		() => false,
	)
