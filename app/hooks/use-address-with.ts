import { useSearchParams } from '@remix-run/react'

/** The page's address with one part of its search set, and all else of it kept. */
export function useAddressWith(name: string): (value: string) => string {
	const [current] = useSearchParams()
	return (value) => {
		const next = new URLSearchParams(current)
		next.set(name, value)
		return `?${next.toString()}`
	}
}
