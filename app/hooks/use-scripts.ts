import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** Whether scripts have taken the page over; false as the server draws it. */
export function useScripts(): boolean {
	return useSyncExternalStore(
		never,
		() => true,
		() => false,
	)
}
