import { useAsked } from './use-asked.ts'

const isTexts = (value: unknown): value is readonly string[] =>
	Array.isArray(value) && value.every((one) => typeof one === 'string')

/** What an address offers by what is typed, the last of it while more is typed; null asks for nothing. */
export function useOffered(address: string | null): readonly string[] {
	const { reply } = useAsked(address, { is: isTexts })
	return (address === null ? null : reply) ?? []
}
