namespace PaymentAvailability.Sql;

/// <summary>A database did not do what it was asked. Names no value: messages of drivers may, so they are left out, and so are their exceptions.</summary>
public sealed class SqlStoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was asked and what came of it.</param>
    /// <param name="code">The database's own code for what went wrong.</param>
    /// <param name="isTransient">Whether trying again may help.</param>
    public SqlStoreException(string message, string? code = null, bool isTransient = false)
        : base(message)
    {
        Code = code;
        IsTransient = isTransient;
    }

    /// <summary>The database's own code: the SQLSTATE of PostgreSQL, such as <c>25006</c>, or the result code of SQLite, such as <c>SQLITE 13</c>. <see langword="null"/> when it did not answer.</summary>
    public string? Code { get; }

    /// <summary>Whether trying again may help.</summary>
    public bool IsTransient { get; }
}
