import { applyDecorators, SetMetadata } from '@nestjs/common';

export const FILE_FORM = 'passerelle:file-form';
export const FILE_SAID = 'passerelle:file-said';

/**
 * A form with a file: its body is read by the controller, which must verify the form token before it reads the file.
 * Until then the guard asks for an `Origin` of our own.
 * @param largestBytes of its files together; more is refused before it is read
 * @param saidBytes what the page takes in the end, where it reads more to be able to say why not: the limit people are told
 */
export const FileForm = (largestBytes: number, saidBytes = largestBytes) =>
  applyDecorators(SetMetadata(FILE_FORM, largestBytes), SetMetadata(FILE_SAID, saidBytes));
