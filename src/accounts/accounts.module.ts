import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountEntity } from './account.entity.js';
import { KnownDeviceEntity } from './known-device.entity.js';
import { RecoveryCodeEntity } from './recovery-code.entity.js';
import { AcceptInvitation } from './accept-invitation.js';
import { AccountDirectoryQuery } from './account-directory.query.js';
import { AccountListQuery } from './account-list.query.js';
import { AccountsExport } from './accounts-export.js';
import { AccountLinks } from './account-links.js';
import { AccountNotices } from './account-notices.js';
import { AccountsPages } from './accounts.pages.js';
import { ApiTokenListQuery } from './api-token-list.query.js';
import { ApiTokens } from './api-tokens.js';
import { ApiTokensPages } from './api-tokens.pages.js';
import { AskPasswordLink } from './ask-password-link.js';
import { ChangePassword } from './change-password.js';
import { ChangeRole } from './change-role.js';
import { CreateAccount } from './create-account.js';
import { DeactivateAccount } from './deactivate-account.js';
import { EndSession } from './end-session.js';
import { EndTotp } from './end-totp.js';
import { EnterByProvider } from './enter-by-provider.js';
import { Entrance } from './entrance.js';
import { ForgetOldAccess } from './forget-old-access.js';
import { GrantModules } from './grant-modules.js';
import { GivePasswordLink } from './give-password-link.js';
import { InviteAccount } from './invite-account.js';
import { KnownDevices } from './known-devices.js';
import { MyAccountPages } from './my-account.pages.js';
import { MyTotpPages } from './my-totp.pages.js';
import { PasswordPages } from './password.pages.js';
import { ProConnect } from './proconnect.js';
import { ProConnectPages } from './proconnect.pages.js';
import { RecoveryCodes } from './recovery-codes.js';
import { ReinviteAccount } from './reinvite-account.js';
import { ResetPassword } from './reset-password.js';
import { ReturnFromProvider } from './return-from-provider.js';
import { SecondFactor } from './second-factor.js';
import { SecondFactorPages } from './second-factor.pages.js';
import { SetUpTotp } from './set-up-totp.js';
import { SignIn } from './sign-in.js';
import { SignInPages } from './sign-in.pages.js';
import { Totp } from './totp.js';
import { TotpDrafts } from './totp-drafts.js';
import { WayIn } from './way-in.js';
import { AccountsWords } from './accounts.words.js';
import { StaffNamesQuery } from './staff-names.query.js';
import { AccountsDemo } from './accounts-demo.js';

/** Who works at a CCAS, how they come in, and the tokens of programs. */
@Module({
  imports: [TypeOrmModule.forFeature([AccountEntity, KnownDeviceEntity, RecoveryCodeEntity])],
  controllers: [
    SignInPages,
    SecondFactorPages,
    PasswordPages,
    ProConnectPages,
    AccountsPages,
    MyAccountPages,
    MyTotpPages,
    ApiTokensPages,
  ],
  providers: [
    AccountsDemo,
    StaffNamesQuery,
    AccountsWords,
    AcceptInvitation,
    AccountDirectoryQuery,
    AccountListQuery,
    AccountsExport,
    AccountLinks,
    AccountNotices,
    ApiTokenListQuery,
    ApiTokens,
    AskPasswordLink,
    ChangePassword,
    ChangeRole,
    CreateAccount,
    DeactivateAccount,
    EndSession,
    EndTotp,
    EnterByProvider,
    Entrance,
    ForgetOldAccess,
    GivePasswordLink,
    GrantModules,
    InviteAccount,
    KnownDevices,
    ProConnect,
    RecoveryCodes,
    ReinviteAccount,
    ResetPassword,
    ReturnFromProvider,
    SecondFactor,
    SetUpTotp,
    SignIn,
    Totp,
    TotpDrafts,
    WayIn,
  ],
  exports: [AccountDirectoryQuery, StaffNamesQuery, ApiTokens, CreateAccount, EndTotp, GivePasswordLink, GrantModules],
})
export class AccountsModule {}
