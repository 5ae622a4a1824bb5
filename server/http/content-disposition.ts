const UNSAFE_IN_QUOTES = /[^\x20-\x7e]|["\\%]/g
const NOT_ATTR_CHAR = /[!'()*]/g

const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/** The header that saves a download under its name, in any script: RFC 6266, with a plain form for old clients. */
export function contentDisposition(fileName: string): string {
	const plain = fileName.replace(UNSAFE_IN_QUOTES, '_')
	if (plain === fileName) return `attachment; filename="${fileName}"`
	return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName.replace(/\p{Surrogate}/gu, '_')).replace(NOT_ATTR_CHAR, percent)}`
}
