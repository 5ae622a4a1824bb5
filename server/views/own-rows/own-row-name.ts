import { ANY_COUNTRY } from '#shared/catalogue/rows/country-work.ts'
import { countryName } from '#shared/units/country.ts'
import { keyInWords } from '#shared/formats/names.ts'
import { ownTable, type OwnTable } from '#shared/grid/own-tables.ts'

type OwnRowNameRow = Readonly<Record<string, unknown>>

/** How a row is called: by its name or its market, else by its key in words. */
export function ownRowName(table: OwnTable, row: OwnRowNameRow): string {
	const { known, key } = ownTable(table)
	const said = row[known]
	if (key?.reference === 'countries' && typeof said === 'string')
		return said === ANY_COUNTRY ? 'All other countries' : countryName(said)
	return typeof said === 'string' && said !== '' ? said : keyInWords(String(row['id']))
}
