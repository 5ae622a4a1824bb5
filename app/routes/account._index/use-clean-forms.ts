import { useLocation } from '@remix-run/react'
import { useState } from 'react'

/**
 * A key for the forms of a page: new whenever one of them has been taken, so that nothing typed, no password above all, stays
 * in the fields; the same while one is refused, so that nothing has to be typed again.
 */
export function useCleanForms(isRefused: boolean): string {
	const { key } = useLocation()
	const [clean, setClean] = useState(key)
	if (!isRefused && clean !== key) setClean(key)
	return clean
}
