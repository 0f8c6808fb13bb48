import { element, xmlDocument, type Element } from './xml.ts';

const value = (of: unknown): Element => {
  if (typeof of === 'boolean') return element(String(of));
  if (typeof of === 'number') return element('integer', {}, String(of));
  if (typeof of === 'object' && of !== null) return dictionary(of);
  return element('string', {}, String(of));
};

const dictionary = (of: object): Element =>
  element('dict', {}, ...Object.entries(of).flatMap(([key, each]) => [element('key', {}, key), value(each)]));

const docType =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n';

/** A set of values as a property list of Apple's, as a device management writes it to a Mac. */
export const propertyList = (values: object): string =>
  xmlDocument(element('plist', { version: '1.0' }, dictionary(values)), docType);
