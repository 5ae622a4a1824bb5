import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

const typescript = ['**/*.ts', '**/*.tsx']
const tests = ['**/*.test.ts', '**/*.test.tsx', 'tests/**']
const engine = ['server/engine/**/*.ts']

const unsafe = [
	{
		selector: 'MemberExpression[property.name=/^\\$(queryRawUnsafe|executeRawUnsafe)$/]',
		message: 'Write SQL as a template: $queryRaw`…` passes values as parameters.',
	},
	{ selector: "NewExpression[callee.name='Function']", message: 'Text never becomes code here: write a parser.' },
	{
		selector: 'MemberExpression[property.name=/^findUnique/]',
		message:
			'The client joins what is asked by key in one moment to one statement, across requests: it would run with the rights of one of them. Use findFirst.',
	},
	{
		selector:
			"TSAsExpression[typeAnnotation.typeName.name!='const']:not([typeAnnotation.type='TSTypeReference'][typeAnnotation.typeName.name='const'])",
		message: 'House rule 8: no `as`. If the compiler cannot see it, prove it with a parse or a type guard.',
	},
	{
		selector:
			"CallExpression[callee.property.name='formData'], CallExpression[callee.property.name=/^(json|text|arrayBuffer|blob)$/]:matches([callee.object.name='request'], [callee.object.property.name='request'])",
		message:
			'Bodies are read by readForm (server/http/forms/read-form.ts) alone: it admits the names of the form, once each, within a size, before any parser sees them.',
	},
	{
		selector: [
			"MemberExpression[property.name='signal']:matches([object.name='request'], [object.property.name='request'])",
			":matches(VariableDeclarator[init.name='request'], VariableDeclarator[init.property.name='request']) > ObjectPattern > Property[key.name='signal']",
			"Property[key.name='request'] > ObjectPattern > Property[key.name='signal']",
		].join(', '),
		message:
			'The signal of a request falls silent once the copies between it and its source are collected: ask `gone` (server/http/load-context.ts) whether somebody still reads.',
	},
	{
		selector:
			"MemberExpression[property.name='toLocaleString'], MemberExpression[object.name='Intl'][property.name='NumberFormat']",
		message: 'Numbers are written by shared/units/format.ts alone: locale, digits and unit in one place.',
	},
]

const impure = [
	{ selector: ':function[async=true]', message: 'The engine is a function of its arguments: nothing in it waits.' },
	{ selector: 'AwaitExpression', message: 'The engine is a function of its arguments: nothing in it waits.' },
	{
		selector: "MemberExpression[object.name='Math'][property.name='random']",
		message: 'The engine makes no chance of its own: draws are arguments.',
	},
	{ selector: "NewExpression[callee.name='Date']", message: 'The engine has no clock: months are arguments.' },
	{
		selector: "MemberExpression[property.name='localeCompare']",
		message:
			'The engine knows no language: compare texts with <, so that the same plan gives the same bytes everywhere.',
	},
]

const impureGlobals = [
	'Date',
	'process',
	'fetch',
	'console',
	'setTimeout',
	'setInterval',
	'performance',
	'crypto',
	'globalThis',
].map((name) => ({ name, message: 'The engine reads no clock, no chance, no network and no global.' }))

/** What a page holds lies in components, or in the one store of app/keystroke; how the framework asks is its own affair. */
const IN_THE_STORE =
	'State of the page lies in a component, or in the store of app/keystroke: a module outlives them all.'
const ownState = [
	{ selector: "Program > VariableDeclaration[kind='let']", message: IN_THE_STORE },
	{ selector: "Program > ExportNamedDeclaration > VariableDeclaration[kind='let']", message: IN_THE_STORE },
	{
		selector:
			'Program > VariableDeclaration > VariableDeclarator > NewExpression[callee.name=/^(Map|Set)$/][arguments.length=0]',
		message: IN_THE_STORE,
	},
	{
		selector: "AssignmentExpression > MemberExpression.left[property.name='fetch']",
		message: 'Nothing stands between a page and the network: whoever wants an answer asks for it.',
	},
	{
		selector: 'Literal[value=/(^|[?&])_data($|=)/], TemplateElement[value.raw=/[?&]_data=/]',
		message: 'The address at which the framework asks for data is its own: ask the route of the keystroke.',
	},
]

export default tseslint.config(
	{
		ignores: [
			'build/',
			'node_modules/',
			'.data/',
			'server/store/generated/',
			'test-results/',
			'playwright-report/',
			'coverage/',
		],
	},
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{
		files: typescript,
		extends: [tseslint.configs.strictTypeChecked],
		// One program for the whole run: the service that editors ask, file by file, costs an eighth more.
		languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
			],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
			'@typescript-eslint/no-confusing-void-expression': 'off',
			'@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
			// Loaders and actions throw responses: that is how the framework is told to stop.
			'@typescript-eslint/only-throw-error': 'off',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
			// A handler of the framework may be async without waiting for anything yet.
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/return-await': 'off',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-assertions': 'off',
			'@typescript-eslint/unbound-method': 'off',
			'@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
			'@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
		},
	},
	{
		files: [...typescript, '**/*.mjs', '**/*.js'],
		plugins: { regexp },
		rules: {
			// Texts come from strangers: a pattern that reads some of them over and over holds a thread for minutes.
			'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
			'regexp/no-super-linear-move': ['error', { report: 'potential' }],
			eqeqeq: ['error', 'always'],
			'no-eval': 'error',
			'no-implied-eval': 'error',
			'no-new-func': 'error',
			'no-else-return': 'error',
			'no-restricted-syntax': ['error', ...unsafe],
			'max-lines': ['error', { max: 300 }],
			'max-params': ['error', { max: 3 }],
		},
	},
	{
		files: ['app/**/*.tsx', 'app/**/*.ts'],
		plugins: { 'jsx-a11y': jsxA11y, 'react-hooks': reactHooks },
		languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
		settings: { 'jsx-a11y': { components: { Button: 'button', Input: 'input', Link: 'a' } } },
		rules: {
			...jsxA11y.flatConfigs.recommended.rules,
			'jsx-a11y/anchor-is-valid': ['error', { specialLink: ['to'] }],
			// Our choices put the name and what it means inside the label, beside the control.
			'jsx-a11y/label-has-associated-control': ['error', { assert: 'either', depth: 5 }],
			'react-hooks/rules-of-hooks': 'error',
			'react-hooks/exhaustive-deps': 'error',
			'no-restricted-syntax': [
				'error',
				...unsafe,
				{
					selector: "MemberExpression[property.name='toFixed']",
					message: 'Numbers are written by shared/units/format.ts alone: locale, digits and unit in one place.',
				},
				...ownState,
			],
			'no-console': 'error',
		},
	},
	{
		files: ['app/**/*.tsx', 'app/**/*.ts', 'server/http/**/*.ts'],
		rules: {
			// Its successor belongs to single fetch, which stays off.
			'@typescript-eslint/no-deprecated': [
				'error',
				{ allow: [{ from: 'package', package: '@remix-run/server-runtime', name: 'json' }] },
			],
		},
	},
	{
		files: engine,
		rules: {
			complexity: ['error', { max: 8 }],
			'max-lines': ['error', { max: 200 }],
			'no-restricted-globals': ['error', ...impureGlobals],
			'no-restricted-syntax': ['error', ...unsafe, ...impure],
		},
	},
	{
		files: ['server/engine/layers/**/*.ts'],
		rules: {
			'@typescript-eslint/no-magic-numbers': [
				'error',
				{
					ignore: [-1, 0, 1, 2],
					ignoreReadonlyClassProperties: true,
					ignoreTypeIndexes: true,
					ignoreDefaultValues: true,
				},
			],
		},
	},
	{
		// Rows of reference data are as long as the world is; the units are where brands are put on.
		files: ['shared/catalogue/**', 'shared/fields/**', 'shared/units/**'],
		rules: { 'no-restricted-syntax': ['error', ...unsafe.slice(0, 2)] },
	},
	{
		files: ['shared/catalogue/rows/**', 'eslint.config.js'],
		rules: { 'max-lines': 'off' },
	},
	{
		files: tests,
		rules: {
			// What tests read they have made themselves.
			'regexp/no-super-linear-backtracking': 'off',
			'regexp/no-super-linear-move': 'off',
			'no-restricted-syntax': ['error', ...unsafe.slice(0, 2)],
			'no-restricted-globals': 'off',
			complexity: 'off',
			'max-lines': 'off',
			'@typescript-eslint/no-magic-numbers': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-type-assertion': 'off',
		},
	},
	{
		files: ['server/engine/**/*.test.ts'],
		rules: { 'max-lines': ['error', { max: 200 }] },
	},
)
