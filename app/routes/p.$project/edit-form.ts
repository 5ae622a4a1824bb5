import { ONCE } from '#server/http/once.ts'
import type { FormShape } from '#server/http/read-form.ts'
import { SHOWN } from '#shared/presentation/edit-reply.ts'
import { FIELD_LISTS, fieldsOf } from '#shared/fields/registry.ts'

/** Names of the form's own parts; all others are fields of the entry. */
export const OWN_PARTS = ['intent', 'list', 'itemId', 'baseRev', ONCE]

const FIELDS = [...new Set(FIELD_LISTS.flatMap((list) => fieldsOf(list).map(({ name }) => name)))]

/** What the pages with a grid send: a row's form, with every field the registry knows, or cells; five thousand are about 1 MB. */
export const EDIT_FORM: FormShape = {
	names: [...OWN_PARTS, 'cells', ...FIELDS, ...FIELDS.map((field) => SHOWN + field)],
	maxBytes: 2_000_000,
}
