import { SetMetadata } from '@nestjs/common';

export const FILE_FORM = 'passerelle:file-form';

/**
 * A form with a file: its body is read by the controller, which must verify the form token before it reads the file.
 * Until then the guard asks for an `Origin` of our own.
 * @param largestBytes of its files together; more is refused before it is read
 */
export const FileForm = (largestBytes: number) => SetMetadata(FILE_FORM, largestBytes);
