import { settingCategories } from '#contract/setting.ts';
import { settings } from '#contract/settings.ts';
import { boundsOf, categoryTitles, policyKeys, titleOf, type PolicyKey } from './policy-keys.ts';
import { element, xmlDocument, type Element } from './xml.ts';

const namespace = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
const key = String.raw`Software\Policies\Drillroom\Drillroom`;
const versions = { revision: '1.0', schemaVersion: '1.0' };
const supported = 'SUPPORTED_Drillroom';

const categories = settingCategories.filter((category) =>
  policyKeys.some((policyKey) => settings[policyKey].category === category),
);
const string = (id: string) => `$(string.${id})`;

/** What stands in the registry for a policy: its elements, or for a yes and no the two values. */
function valuesOf(policyKey: PolicyKey): readonly Element[] {
  const of = settings[policyKey];
  const value = { id: policyKey, valueName: policyKey };
  switch (of.kind) {
    case 'yesNo':
      return [
        element('enabledValue', {}, element('decimal', { value: 1 })),
        element('disabledValue', {}, element('decimal', { value: 0 })),
      ];
    case 'whole':
      return [
        element(
          'elements',
          {},
          element('decimal', { ...value, required: true, minValue: of.min, maxValue: of.max }),
        ),
      ];
    case 'choice': {
      const items = of.choices.map((choice) =>
        element(
          'item',
          { displayName: string(`${policyKey}_${choice}`) },
          element('value', {}, element('string', {}, choice)),
        ),
      );
      return [element('elements', {}, element('enum', { ...value, required: true }, ...items))];
    }
    case 'line':
      return [
        element('elements', {}, element('text', { ...value, required: true, maxLength: of.maxLength })),
      ];
    default:
      of.kind satisfies 'figures';
      return [
        element(
          'elements',
          {},
          element('list', { id: policyKey, key: `${key}\\${policyKey}`, explicitValue: true }),
        ),
      ];
  }
}

function policy(policyKey: PolicyKey): Element {
  const { kind, category } = settings[policyKey];
  return element(
    'policy',
    {
      name: policyKey,
      class: 'Machine',
      displayName: string(policyKey),
      explainText: string(`${policyKey}_Explain`),
      key,
      ...(kind === 'yesNo' ? { valueName: policyKey } : { presentation: `$(presentation.${policyKey})` }),
    },
    element('parentCategory', { ref: category }),
    element('supportedOn', { ref: supported }),
    ...valuesOf(policyKey),
  );
}

/** The definitions of the policies: where each stands in the registry, and what may stand there. */
export const admx = (): string =>
  xmlDocument(
    element(
      'policyDefinitions',
      { xmlns: namespace, ...versions },
      element(
        'policyNamespaces',
        {},
        element('target', { prefix: 'drillroom', namespace: 'Drillroom.Policies' }),
      ),
      element('resources', { minRequiredRevision: versions.revision }),
      element(
        'supportedOn',
        {},
        element(
          'definitions',
          {},
          element('definition', { name: supported, displayName: string(supported) }),
        ),
      ),
      element(
        'categories',
        {},
        element('category', { name: 'Drillroom', displayName: string('Drillroom') }),
        ...categories.map((category) =>
          element(
            'category',
            { name: category, displayName: string(`category_${category}`) },
            element('parentCategory', { ref: 'Drillroom' }),
          ),
        ),
      ),
      element('policies', {}, ...policyKeys.map(policy)),
    ),
  );

const named = (id: string, text: string): Element => element('string', { id }, text);

const inTheRegistry = (policyKey: PolicyKey): string =>
  settings[policyKey].kind === 'figures'
    ? ' Each name is that of a limit; its value is calls/seconds, for instance 150/3600.'
    : '';

function stringsOf(policyKey: PolicyKey): readonly Element[] {
  const of = settings[policyKey];
  const choices = of.kind === 'choice' ? of.choices : [];
  const explained = `${of.about}\n\n${boundsOf(policyKey)}${inTheRegistry(policyKey)}`;
  return [
    named(policyKey, titleOf(policyKey)),
    named(`${policyKey}_Explain`, explained),
    ...choices.map((choice) => named(`${policyKey}_${choice}`, choice)),
  ];
}

function presentation(policyKey: PolicyKey): Element | null {
  const of = settings[policyKey];
  const title = titleOf(policyKey);
  const refId = policyKey;
  const shown = (field: Element) => element('presentation', { id: policyKey }, field);
  switch (of.kind) {
    case 'yesNo':
      return null;
    case 'whole':
      return shown(element('decimalTextBox', { refId, defaultValue: of.default }, title));
    case 'choice': {
      const defaultItem = of.choices.findIndex((choice) => choice === of.default);
      return shown(element('dropdownList', { refId, noSort: true, defaultItem }, title));
    }
    case 'line':
      return shown(element('textBox', { refId }, element('label', {}, title)));
    default:
      of.kind satisfies 'figures';
      return shown(element('listBox', { refId }, title));
  }
}

/** The words of the definitions, in English. */
export const adml = (): string =>
  xmlDocument(
    element(
      'policyDefinitionResources',
      { xmlns: namespace, ...versions },
      element('displayName', {}, 'Drillroom'),
      element('description', {}, 'What an organisation sets on its PCs with Drillroom.'),
      element(
        'resources',
        {},
        element(
          'stringTable',
          {},
          named('Drillroom', 'Drillroom'),
          named(supported, 'Drillroom for Windows'),
          ...categories.map((category) =>
            named(`category_${category}`, categoryTitles[category] ?? category),
          ),
          ...policyKeys.flatMap(stringsOf),
        ),
        element('presentationTable', {}, ...policyKeys.map(presentation).filter((each) => each !== null)),
      ),
    ),
  );
